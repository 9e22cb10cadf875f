package org.tidewire.databend;

import org.hibernate.sql.ast.spi.SqlAppender;

/**
 * Literals as Databend reads them. In a text both a doubled quote and a backslash are escapes, so both are doubled: a
 * single backslash before a quote would end the text and begin a statement.
 */
final class TextLiteral {
    private TextLiteral() {}

    static void append(SqlAppender appender, String text) {
        appender.appendSql('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '\\') {
                appender.appendSql(c);
            }
            appender.appendSql(c);
        }
        appender.appendSql('\'');
    }

    static String of(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2);
        append(literal::append, text);
        return literal.toString();
    }
}
