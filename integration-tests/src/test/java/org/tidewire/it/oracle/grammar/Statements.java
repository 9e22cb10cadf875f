package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Statement;

/** The forms of whole statements. */
final class Statements {
    private Statements() {}

    static Statement make(Scope scope) {
        List<Function<Scope, Statement>> forms = new ArrayList<>();
        add(forms, 4, Selects::query);
        if (scope.has(Area.AGGREGATES)) {
            add(forms, 3, Aggregates::query);
        }
        if (scope.has(Area.WINDOWS)) {
            add(forms, 1, Windows::query);
        }
        if (scope.has(Area.CTES)) {
            add(forms, 1, DerivedTables::commonTable);
            add(forms, 1, DerivedTables::subquery);
        }
        if (scope.has(Area.SETS)) {
            add(forms, 1, DerivedTables::setOperation);
        }
        if (scope.has(Area.MUTATIONS)) {
            add(forms, 2, Mutations::statement);
        }
        return scope.choice().of(forms).apply(scope);
    }

    private static void add(List<Function<Scope, Statement>> forms, int weight, Function<Scope, Statement> form) {
        forms.addAll(Collections.nCopies(weight, form));
    }
}
