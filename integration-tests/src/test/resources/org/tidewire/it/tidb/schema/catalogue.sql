create table catalogue (id int primary key);
create table authors (id bigint primary key, name varchar(255), born int, version int);
