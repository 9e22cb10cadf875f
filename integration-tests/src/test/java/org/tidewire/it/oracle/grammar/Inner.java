package org.tidewire.it.oracle.grammar;

import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** One source of a subquery. */
record Inner(Source source, String alias, Scope scope) {
    static Inner of(Scope outer) {
        return of(outer, Source.any(outer.choice()));
    }

    static Inner of(Scope outer, Source source) {
        String alias = outer.alias("s");
        return new Inner(source, alias, outer.subquery(source.attributes(alias, outer)));
    }

    Tree from() {
        return source.from(alias);
    }

    String key() {
        return String.join(", ", source.key(alias));
    }

    Tree where() {
        return scope.choice().oneIn(6) ? Tree.syntax("") : Tree.clause(" where {}", scope.make(Kind.PREDICATE));
    }

    Tree limit() {
        return Tree.clause(" order by " + key() + " limit " + scope.choice().of("1", "2", "3 offset 1"));
    }
}
