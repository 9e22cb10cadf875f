-- For an administrator of the server; choose a password of your own.
-- Since November 2025 Databend takes rights to create for roles alone: "GRANT ALL ON *.* TO user1" is refused.
CREATE USER IF NOT EXISTS user1 IDENTIFIED BY 'abc123';
CREATE ROLE IF NOT EXISTS bookseller;
GRANT ALL ON *.* TO ROLE bookseller;
GRANT ROLE bookseller TO user1;
ALTER USER user1 WITH DEFAULT_ROLE = 'bookseller';
