CREATE TABLE `Ahead` (
  `country_code` varchar(2) DEFAULT NULL,
  `id` int NOT NULL,
  `nobody_id` int DEFAULT NULL,
  `zone_id` int DEFAULT NULL,
  `by_code` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `FK47jtcjharc88nxpho2et9e8q2` (`by_code`),
  KEY `fk_defined` (`country_code`),
  KEY `fk_of_my_own` (`zone_id`),
  CONSTRAINT `FK47jtcjharc88nxpho2et9e8q2` FOREIGN KEY (`by_code`) REFERENCES `Zone` (`code`),
  CONSTRAINT `fk_defined` FOREIGN KEY (`country_code`) REFERENCES `Country` (`code`) ON DELETE SET NULL,
  CONSTRAINT `fk_of_my_own` FOREIGN KEY (`zone_id`) REFERENCES `Zone` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Article` (
  `doubled` int GENERATED ALWAYS AS (`price` * 2) STORED NOT NULL,
  `price` int DEFAULT NULL COMMENT 'in cents, not '')''',
  `id` bigint NOT NULL,
  `title` varchar(40) COLLATE utf8mb4_general_ci DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `ix_article_title` (`title`,`price`),
  KEY `ix_article_lower` ((lower(`title`))),
  KEY `IDXl3icar4y770ts2dp155s3gu43` (`doubled`),
  KEY `ix_hidden` (`price`,`title`) /*!80000 INVISIBLE */,
  UNIQUE KEY `uk_article` (`title`,`price`),
  UNIQUE KEY `UKgw9lsw27hhc11y1j5gsbawtwa` (`price`,`doubled`),
  UNIQUE KEY `ix_article_price` (`price`),
  UNIQUE KEY `UKod3kyct246y2oubd4hsd9wro6` (`title`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='has ''all'', and more';
CREATE SEQUENCE `Article_SEQ` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 50 cache 1000 nocycle ENGINE=InnoDB;
CREATE TABLE `Author` (
  `id` bigint NOT NULL,
  `name` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  UNIQUE KEY `UK3nqyo9977n2xj26uk6jyeard0` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE SEQUENCE `Author_SEQ` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 50 cache 1000 nocycle ENGINE=InnoDB;
CREATE TABLE `Author_aliases` (
  `Author_id` bigint NOT NULL,
  `aliases` varchar(255) DEFAULT NULL,
  KEY `IDXira5ddtvv7xk567t9l3fqvfrf` (`aliases`),
  KEY `FKpys71khg7jp93el86yqvjay65` (`Author_id`),
  CONSTRAINT `FKpys71khg7jp93el86yqvjay65` FOREIGN KEY (`Author_id`) REFERENCES `Author` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Author_links` (
  `Author_id` bigint NOT NULL,
  `links_KEY` varchar(30) NOT NULL,
  `links` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`Author_id`,`links_KEY`) /*T![clustered_index] CLUSTERED */,
  CONSTRAINT `FKrs64i986mh0appfa5tnnrubg3` FOREIGN KEY (`Author_id`) REFERENCES `Author` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Book` (
  `article_id` bigint DEFAULT NULL,
  `isbn` varchar(20) NOT NULL,
  PRIMARY KEY (`isbn`) /*T![clustered_index] CLUSTERED */,
  UNIQUE KEY `UKr1rxljrae70i8frhi7kf405e7` (`article_id`),
  CONSTRAINT `FKyh4ghwo4f0hg8bh35pgjisi9` FOREIGN KEY (`article_id`) REFERENCES `Article` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Comic` (
  `isbn` varchar(20) NOT NULL,
  `sequelOf_isbn` varchar(20) DEFAULT NULL,
  PRIMARY KEY (`isbn`) /*T![clustered_index] CLUSTERED */,
  KEY `FKa1ie08myqa4lpk5m9rmaot1fv` (`sequelOf_isbn`),
  CONSTRAINT `FKa1ie08myqa4lpk5m9rmaot1fv` FOREIGN KEY (`sequelOf_isbn`) REFERENCES `Comic` (`isbn`) ON DELETE SET NULL,
  CONSTRAINT `FKd3kd0gc83l050jn6uf417ilvr` FOREIGN KEY (`isbn`) REFERENCES `Book` (`isbn`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Country` (
  `code` varchar(2) NOT NULL,
  PRIMARY KEY (`code`) /*T![clustered_index] CLUSTERED */
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Department` (
  `head_id` int DEFAULT NULL,
  `id` int NOT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `FKfu4nhfbdgu5usxtai4r6a1t9n` (`head_id`),
  CONSTRAINT `FKfu4nhfbdgu5usxtai4r6a1t9n` FOREIGN KEY (`head_id`) REFERENCES `Employee` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Employee` (
  `department_id` int DEFAULT NULL,
  `id` int NOT NULL,
  `manager_id` int DEFAULT NULL,
  `zone_id` int DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `FK14tijxqry9ml17nk86sqfp561` (`department_id`),
  KEY `FKiralam2duuhr33k8a10aoc2t6` (`manager_id`),
  KEY `FKa3vg6e1ho1219xww9rbmtjc3o` (`zone_id`),
  CONSTRAINT `FK14tijxqry9ml17nk86sqfp561` FOREIGN KEY (`department_id`) REFERENCES `Department` (`id`),
  CONSTRAINT `FKiralam2duuhr33k8a10aoc2t6` FOREIGN KEY (`manager_id`) REFERENCES `Employee` (`id`),
  CONSTRAINT `FKa3vg6e1ho1219xww9rbmtjc3o` FOREIGN KEY (`zone_id`) REFERENCES `Zone` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Event` (
  `id` int NOT NULL,
  `zone_id` int DEFAULT NULL,
  `name` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  UNIQUE KEY `UKij7n685n8qbung3jvhw3rifm7` (`name`),
  KEY `FK7ray98ucg1nt9c5nlltj281jo` (`zone_id`),
  CONSTRAINT `FK7ray98ucg1nt9c5nlltj281jo` FOREIGN KEY (`zone_id`) REFERENCES `Zone` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Event_AUD` (
  `REVTYPE` tinyint NOT NULL,
  `id` int NOT NULL,
  `zone_id` int DEFAULT NULL,
  `REV` datetime(6) NOT NULL,
  `name` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`,`REV`) /*T![clustered_index] CLUSTERED */
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Expiring` (
  `id` int NOT NULL,
  `created` datetime(6) DEFAULT NULL,
  `code` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `IDXsa3vlhlnp5nmx5rx63n0gq3hw` (`created`),
  UNIQUE KEY `UK83gyw6laa25rn3bjm9qnuv281` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin /*T![ttl] TTL=`created` + INTERVAL 90 DAY */ /*T![ttl] TTL_ENABLE='ON' */ /*T![ttl] TTL_JOB_INTERVAL='1h' */;
CREATE TABLE `Goods` (
  `id` int NOT NULL,
  `origin_id` int DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `FKbvvt3dqdqioqp65oqfg6y85bm` (`origin_id`),
  CONSTRAINT `FKbvvt3dqdqioqp65oqfg6y85bm` FOREIGN KEY (`origin_id`) REFERENCES `Zone` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Novel` (
  `pages` int DEFAULT NULL,
  `isbn` varchar(20) NOT NULL,
  PRIMARY KEY (`isbn`) /*T![clustered_index] CLUSTERED */,
  UNIQUE KEY `UKoyd95rfnqnqlog46eb67konwu` (`pages`),
  CONSTRAINT `FKfnn18kphi0ubxnbw7fgpd1uei` FOREIGN KEY (`isbn`) REFERENCES `Book` (`isbn`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Numbered` (
  `line` int DEFAULT NULL,
  `seat` int DEFAULT NULL,
  `id` bigint NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  UNIQUE KEY `UKmd0q23j2xc3t38tsx9kqy33ho` (`line`,`seat`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin /*T![auto_id_cache] AUTO_ID_CACHE=1 */;
CREATE TABLE `Person` (
  `id` int NOT NULL,
  `name` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `IDXis4vd0f6kw9sw4dxyie5cy9fa` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
PARTITION BY KEY (`id`) PARTITIONS 2;
CREATE TABLE `Quoted Name` (
  `id` int NOT NULL,
  `the order` bigint DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `fk to order` (`the order`),
  CONSTRAINT `fk to order` FOREIGN KEY (`the order`) REFERENCES `order` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Recipient` (
  `first` int NOT NULL,
  `second` int NOT NULL,
  PRIMARY KEY (`first`,`second`) /*T![clustered_index] CLUSTERED */,
  CONSTRAINT `FK7toqw2o51yvs9kypn7xsang16` FOREIGN KEY (`first`,`second`) REFERENCES `Student` (`first`,`second`),
  CONSTRAINT `FKaa6h5b21dogu1iieak8r0uioo` FOREIGN KEY (`first`) REFERENCES `Zone` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Ring1` (
  `id` int NOT NULL,
  `next_id` int DEFAULT NULL,
  `zone_id` int DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `FK7inqaj0iagb04qi9frcqwuh8r` (`next_id`),
  KEY `FKibrg7mp7npigjwhbemuyb5f0o` (`zone_id`),
  CONSTRAINT `FK7inqaj0iagb04qi9frcqwuh8r` FOREIGN KEY (`next_id`) REFERENCES `Ring2` (`id`),
  CONSTRAINT `FKibrg7mp7npigjwhbemuyb5f0o` FOREIGN KEY (`zone_id`) REFERENCES `Zone` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Ring2` (
  `id` int NOT NULL,
  `next_id` int DEFAULT NULL,
  `zone_id` int DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `FKrxf14q9iwxjy2scb1n4mollqr` (`next_id`),
  KEY `FKp8wioupflmlkb8dq0lyieenhj` (`zone_id`),
  CONSTRAINT `FKrxf14q9iwxjy2scb1n4mollqr` FOREIGN KEY (`next_id`) REFERENCES `Ring3` (`id`),
  CONSTRAINT `FKp8wioupflmlkb8dq0lyieenhj` FOREIGN KEY (`zone_id`) REFERENCES `Zone` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Ring3` (
  `id` int NOT NULL,
  `next_id` int DEFAULT NULL,
  `zone_id` int DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `FKlh9r07h9mntgeqid39fi61v8e` (`next_id`),
  KEY `FK9gyp2tq4p3hebdraey6qnude4` (`zone_id`),
  CONSTRAINT `FKlh9r07h9mntgeqid39fi61v8e` FOREIGN KEY (`next_id`) REFERENCES `Ring1` (`id`),
  CONSTRAINT `FK9gyp2tq4p3hebdraey6qnude4` FOREIGN KEY (`zone_id`) REFERENCES `Zone` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Scattered` (
  `zone_id` int DEFAULT NULL,
  `id` bigint NOT NULL /*T![auto_rand] AUTO_RANDOM(5) */,
  `code` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `IDXb5494lw8e77grtghaa33e572` (`code`),
  UNIQUE KEY `UKmlqvmm5lq0emfnwabs2ps375p` (`zone_id`),
  CONSTRAINT `FKbx34mbep8l83jqwl4c9t1begb` FOREIGN KEY (`zone_id`) REFERENCES `Zone` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Service` (
  `id` int NOT NULL,
  `origin_id` int DEFAULT NULL,
  `partOf_id` int DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `FKgm6tl0neudkomvyy3chjd47em` (`origin_id`),
  CONSTRAINT `FKgm6tl0neudkomvyy3chjd47em` FOREIGN KEY (`origin_id`) REFERENCES `Zone` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `Student` (
  `first` int NOT NULL,
  `second` int NOT NULL,
  `name` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`first`,`second`) /*T![clustered_index] NONCLUSTERED */,
  UNIQUE KEY `UK3up80j396y3ioi39u367gy3bn` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin /*T! SHARD_ROW_ID_BITS=4 */;
CREATE VIEW `TitleView` (`id`, `title`) AS SELECT `id` AS `id`,`title` AS `title` FROM `Article`;
CREATE TABLE `Zone` (
  `id` int NOT NULL,
  `code` varchar(255) NOT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  UNIQUE KEY `UK6vbh4y7rg0kjmm5wfjhjt6uuv` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `author_book` (
  `Author_id` bigint NOT NULL,
  `books_isbn` varchar(20) NOT NULL,
  PRIMARY KEY (`Author_id`,`books_isbn`) /*T![clustered_index] CLUSTERED */,
  KEY `ix_author_book` (`books_isbn`),
  CONSTRAINT `FKiuh0rkoo1allo41clc177acqq` FOREIGN KEY (`books_isbn`) REFERENCES `Book` (`isbn`),
  CONSTRAINT `FKep28rj04me8d39ex0riu2g7df` FOREIGN KEY (`Author_id`) REFERENCES `Author` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `goods_text` (
  `id` int NOT NULL,
  `language` varchar(255) DEFAULT NULL,
  `text` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `IDXho17lus3fy6evut0bay6hy0x9` (`language`),
  UNIQUE KEY `UKfwhwe9gd1ee1qshbggsjknuu8` (`text`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE `order` (
  `select` int DEFAULT NULL,
  `from` bigint DEFAULT NULL,
  `id` bigint NOT NULL,
  `Group Name` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
  KEY `IDX4nplwcq24thocpl8792i9bxsf` (`select`,`Group Name`),
  UNIQUE KEY `UK9vne5ipphj1q56dwquqn97m3n` (`Group Name`),
  KEY `FKg1r9fgrtt3ojyciq54ar2a7fh` (`from`),
  CONSTRAINT `FKg1r9fgrtt3ojyciq54ar2a7fh` FOREIGN KEY (`from`) REFERENCES `order` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE SEQUENCE `order_SEQ` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 50 cache 1000 nocycle ENGINE=InnoDB;
