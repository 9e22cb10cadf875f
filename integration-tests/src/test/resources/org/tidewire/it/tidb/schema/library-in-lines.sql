insert into authors (id, name, born, version)
values (1000, 'Ann; a writer', 1950, 0);

insert into volumes (title, author_id)
values ('One', 1000),
       ('Two', 1000);
