create sequence if not exists author_seq start = 1 increment = 50;
create sequence if not exists book_seq start = 1 increment = 50;

create table if not exists author (
    id bigint not null,
    name varchar,
    country varchar,
    born int,
    alive boolean not null,
    created_at timestamp,
    created_by varchar,
    modified_at timestamp,
    modified_by varchar,
    version int
);

create table if not exists book (
    id bigint not null,
    author_id bigint,
    title varchar,
    published int,
    price decimal(8, 2),
    genre varchar,
    version int
);
