package org.tidewire.databend;

import java.util.List;

/**
 * Reserved words of Databend that are not among those of SQL 2003: {@code hibernate.auto_quote_keyword} quotes names that
 * are one of them.
 *
 * <p>Read from {@code is_reserved_ident} in the server's source of 2026-08-22.
 */
final class DatabendKeywords {
    static final List<String> RESERVED = List.of("""
            analyze anti asc asof attach binary block concurrently connection desc freeze identifier ignore_result ilike
            isnull limit masking notification notnull offset pipe pivot placing policy qualify returning sample semi
            sequence share stage stream task udf unpivot variadic verbose warehouse""".split("\\s+"));

    private DatabendKeywords() {}
}
