package org.tidewire.samples.crm;

/** What the application says of its steps, on whatever server. */
final class Steps {
    static final String TOLD = """

            1. Create the tables users and orders; drop first what an earlier run has left.

            2. Insert the users Alice, Peter and Ben.
               users
               +-----+-------+--------+
               | uid | name  | gender |
               +-----+-------+--------+
               |   1 | Alice | Female |
               |   2 | Peter | Male   |
               |   3 | Ben   | Male   |
               +-----+-------+--------+

            3. Insert an order of user 1.

            4. Insert five more orders.
               orders
               +-----+-----+---------+
               | oid | uid | price   |
               +-----+-----+---------+
               |   1 |   1 |     2.5 |
               |   2 |   1 |     0.5 |
               |   3 |   2 |     4.5 |
               |   4 |   2 | 2123.87 |
               |   5 |   3 |   212.5 |
               |   6 |   3 |     8.5 |
               +-----+-----+---------+

            5. Delete order 4 in bulk, without loading it.
               1 row

            6. Set the price of order 1 to 3.5 in bulk, without loading it.
               1 row
               orders
               +-----+-----+-------+
               | oid | uid | price |
               +-----+-----+-------+
               |   1 |   1 |   3.5 |
               |   2 |   1 |   0.5 |
               |   3 |   2 |   4.5 |
               |   5 |   3 | 212.5 |
               |   6 |   3 |   8.5 |
               +-----+-----+-------+

            7. Join users and orders where uid = 3, sorted by oid.
            [('Ben', 212.5), ('Ben', 8.5)]
            """;

    private Steps() {}
}
