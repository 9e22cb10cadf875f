package org.tidewire.cratedb.internal.function;

import java.util.List;
import org.hibernate.dialect.function.AbstractRegexpLikeFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/** A part of a text that a regular expression matches. The server's operator matches the whole text. */
final class RegexpLikeFunction extends AbstractRegexpLikeFunction {
    RegexpLikeFunction(TypeConfiguration types) {
        super(types);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        // chr(63) is a question mark, which the driver takes for a parameter; (s) lets a dot stand for a new line.
        appender.append("(");
        arguments.get(0).accept(translator);
        appender.append(" ~ ('('||chr(63)||'s)" + flags(arguments) + ".*('||");
        arguments.get(1).accept(translator);
        appender.append("||').*'))");
    }

    private static String flags(List<? extends SqlAstNode> arguments) {
        Object flags = arguments.size() == 2
                ? ""
                : arguments.get(2) instanceof Literal literal ? literal.getLiteralValue() : null;
        if ("i".equals(flags)) {
            return "('||chr(63)||'iu)";
        }
        if (flags == null || !"c".contains(flags.toString())) {
            throw CrateDBQueryRefusal.function(
                    "regexp_like with other flags than 'i' and 'c'", "write them into the pattern, as '(?m)'");
        }
        return "";
    }
}
