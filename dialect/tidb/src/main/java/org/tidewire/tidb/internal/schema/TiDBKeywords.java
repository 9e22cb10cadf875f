package org.tidewire.tidb.internal.schema;

import java.util.List;

/**
 * Reserved words of TiDB 8.5.4 and 7.5.7 that are not among those of SQL 2003: {@code hibernate.auto_quote_keyword} quotes names
 * that are one of them, also where the server cannot be asked.
 *
 * <p>Read from {@code information_schema.keywords}.
 */
public final class TiDBKeywords {
    public static final List<String> RESERVED = List.of("""
            analyze asc cascade change convert cume_dist databases database day_hour day_microsecond day_minute day_second delayed dense_rank desc
            describe distinctrow div dual elseif enclosed escaped explain first_value float4 float8 force fulltext
            generated groups high_priority hour_microsecond hour_minute hour_second ignore ilike index infile int1 int2 int3
            int4 int8 key keys kill lag last_value lead limit linear lines load lock long longblob longtext low_priority
            maxvalue mediumblob mediumint mediumtext middleint minute_microsecond minute_second mod no_write_to_binlog
            nth_value ntile optimize option optionally outfile percent_rank rank read regexp rename replace require
            restrict rlike row_number second_microsecond show spatial sql_big_result
            sql_calc_found_rows sql_small_result ssl starting stats_extended stored straight_join terminated tidb_current_tso tinyblob
            tinyint tinytext unlock unsigned usage use utc_date utc_time utc_timestamp varbinary varcharacter varying
            virtual window write xor year_month zerofill""".split("\\s+"));

    private TiDBKeywords() {}
}
