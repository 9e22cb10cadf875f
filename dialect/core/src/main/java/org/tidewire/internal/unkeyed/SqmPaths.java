package org.tidewire.internal.unkeyed;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.query.sqm.spi.BaseSemanticQueryWalker;
import org.hibernate.query.sqm.tree.SqmVisitableNode;
import org.hibernate.query.sqm.tree.domain.SqmAnyValuedSimplePath;
import org.hibernate.query.sqm.tree.domain.SqmBasicValuedSimplePath;
import org.hibernate.query.sqm.tree.domain.SqmEmbeddedValuedSimplePath;
import org.hibernate.query.sqm.tree.domain.SqmEntityValuedSimplePath;
import org.hibernate.query.sqm.tree.domain.SqmPath;

/** The attributes that an expression reads, in HQL that is not translated yet. */
final class SqmPaths extends BaseSemanticQueryWalker {
    private final List<SqmPath<?>> found = new ArrayList<>();

    private SqmPaths() {}

    static List<SqmPath<?>> in(SqmVisitableNode node) {
        SqmPaths finder = new SqmPaths();
        node.accept(finder);
        return finder.found;
    }

    @Override
    public Object visitBasicValuedPath(SqmBasicValuedSimplePath<?> path) {
        found.add(path);
        return path;
    }

    @Override
    public Object visitEmbeddableValuedPath(SqmEmbeddedValuedSimplePath<?> path) {
        found.add(path);
        return path;
    }

    @Override
    public Object visitEntityValuedPath(SqmEntityValuedSimplePath<?> path) {
        found.add(path);
        return path;
    }

    @Override
    public Object visitAnyValuedValuedPath(SqmAnyValuedSimplePath<?> path) {
        found.add(path);
        return path;
    }
}
