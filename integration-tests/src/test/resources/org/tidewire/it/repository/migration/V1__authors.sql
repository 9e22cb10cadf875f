create sequence author_seq start with 1 increment by 50;

create table author (
    id bigint not null primary key,
    name varchar(255),
    country varchar(255),
    alive bit not null,
    created_at datetime(6),
    created_by varchar(255),
    modified_at datetime(6),
    modified_by varchar(255),
    version int
);
