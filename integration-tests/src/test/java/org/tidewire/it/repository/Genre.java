package org.tidewire.it.repository;

enum Genre {
    FANTASY,
    FICTION,
    SCIENCE_FICTION
}
