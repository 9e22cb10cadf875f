package org.tidewire.it.repository;

import static org.tidewire.it.repository.Genre.FANTASY;
import static org.tidewire.it.repository.Genre.FICTION;
import static org.tidewire.it.repository.Genre.SCIENCE_FICTION;

import java.util.List;

/** Authors and books that the suites begin with, with nulls, letters beyond ASCII, and what a pattern may trip over. */
final class Library {
    static final String DISPOSSESSED = "The Dispossessed";
    static final String EARTHSEA = "A Wizard of Earthsea";
    static final String SOLARIS = "Solaris";
    static final String CYBERIAD = "The Cyberiad";
    static final String CITIES = "Invisible Cities";
    static final String TRAVELER = "If on a winter's night a traveler";
    static final String KINDRED = "Kindred";
    static final String BEOWULF = "Beowulf";
    static final String WOOL = "100% Wool_Coat";

    private Library() {}

    static void fill(AuthorRepository authors, BookRepository books) {
        Author leGuin = new Author("Ursula K. Le Guin", "US", 1929, false);
        Author lem = new Author("Stanisław Lem", "PL", 1921, false);
        Author calvino = new Author("Italo Calvino", "IT", 1923, false);
        Author butler = new Author("Octavia E. Butler", "US", 1947, false);
        Author anonymous = new Author("anonymous", null, null, true);
        authors.saveAll(List.of(leGuin, lem, calvino, butler, anonymous));
        books.saveAll(List.of(
                new Book(DISPOSSESSED, leGuin, 1974, "9.50", SCIENCE_FICTION),
                new Book(EARTHSEA, leGuin, 1968, "7.25", FANTASY),
                new Book(SOLARIS, lem, 1961, "8.00", SCIENCE_FICTION),
                new Book(CYBERIAD, lem, 1965, "8.00", SCIENCE_FICTION),
                new Book(CITIES, calvino, 1972, "6.50", FICTION),
                new Book(TRAVELER, calvino, 1979, "10.00", FICTION),
                new Book(KINDRED, butler, 1979, "9.00", SCIENCE_FICTION),
                new Book(BEOWULF, anonymous, null, null, FICTION),
                new Book(WOOL, anonymous, 2001, "1.00", FICTION)));
    }
}
