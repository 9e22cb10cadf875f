package org.tidewire.it.mapping;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ShelfRepository extends JpaRepository<Shelf, Place> {
    List<Shelf> findByPlaceRoomOrderByPlacePosition(String room);

    List<Shelf> findBySizeWidthGreaterThanOrderByPlacePosition(int width);

    List<Shelf> findBySize(Size size);

    List<Shelf> findByColor(Color color);

    List<Shelf> findByLabelsContaining(String label);

    List<Shelf> findByLabelsIsEmpty();

    List<Shelf> findByItemsIsNotEmptyOrderByPlacePosition();
}
