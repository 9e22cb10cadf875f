alter table author add column born int;

create sequence book_seq start with 1 increment by 50;

create table book (
    id bigint not null primary key,
    author_id bigint,
    title varchar(255),
    published int,
    price decimal(8, 2),
    genre enum ('FANTASY', 'FICTION', 'SCIENCE_FICTION'),
    version int,
    constraint book_author foreign key (author_id) references author (id)
);
