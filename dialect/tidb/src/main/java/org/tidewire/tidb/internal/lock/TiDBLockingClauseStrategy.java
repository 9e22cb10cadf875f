package org.tidewire.tidb.internal.lock;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.LockOptions;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.RowLockStrategy;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.internal.PessimisticLockKind;
import org.hibernate.sql.ast.internal.StandardLockingClauseStrategy;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.TableReferenceJoin;

/**
 * {@code for update of t}, where a query joins tables whose rows are not to be locked.
 *
 * <p>TiDB takes the table's name there, and not its alias as MySQL does (error 1146), and locks the rows of that table
 * alone. A query on one table needs no {@code of}.
 */
public final class TiDBLockingClauseStrategy extends StandardLockingClauseStrategy {
    private static final String FOR_UPDATE = " for update";

    private final String lockString;
    private final Set<String> tablesToLock = new LinkedHashSet<>();
    private int roots;
    private boolean tablesHaveNames = true;

    @SuppressWarnings("removal") // LockOptions is a parameter of the constructor above
    public TiDBLockingClauseStrategy(
            Dialect dialect,
            PessimisticLockKind lockKind,
            LockOptions lockOptions,
            Set<NavigablePath> rootsForLocking) {
        super(dialect, lockKind, RowLockStrategy.NONE, lockOptions, rootsForLocking);
        lockString = dialect.getWriteLockString(lockOptions.getTimeout());
    }

    @Override
    public boolean registerRoot(TableGroup root) {
        roots++;
        return super.registerRoot(root);
    }

    @Override
    protected void trackRoot(TableGroup root) {
        super.trackRoot(root);
        addTables(root);
    }

    @Override
    protected void trackJoin(TableGroupJoin join) {
        super.trackJoin(join);
        addTables(join.getJoinedGroup());
    }

    /** The path of a selected element is its collection's path and one more part. */
    @Override
    protected boolean isRootForLocking(TableGroup joined) {
        return super.isRootForLocking(joined) || holdsElementsToLock(joined);
    }

    private boolean holdsElementsToLock(TableGroup joined) {
        return joined.getModelPart() instanceof PluralAttributeMapping collection
                && !collection.getCollectionDescriptor().isManyToMany()
                && rootsForLocking.stream()
                        .anyMatch(path -> joined.getNavigablePath().equals(path.getParent()));
    }

    private void addTables(TableGroup group) {
        addTable(group.getPrimaryTableReference());
        List<TableReferenceJoin> joins = group.getTableReferenceJoins();
        if (joins != null) {
            joins.forEach(join -> addTable(join.getJoinedTableReference()));
        }
    }

    private void addTable(TableReference table) {
        if (table instanceof NamedTableReference named && !DerivedTables.isDerived(table)) {
            tablesToLock.add(named.getTableExpression());
        } else {
            tablesHaveNames = false;
        }
    }

    /** Includes entities that are not read from their own table: a second query locks them. */
    @Override
    public Collection<NavigablePath> getPathsToLock() {
        Set<NavigablePath> paths = new HashSet<>(rootsForLocking);
        if (super.getPathsToLock() != null) {
            paths.addAll(super.getPathsToLock());
        }
        return paths;
    }

    @Override
    protected void renderLockFragment(SqlAppender appender) {
        boolean onlyTable = roots == 1 && !containsJoins();
        if (onlyTable || !tablesHaveNames || tablesToLock.isEmpty()) {
            appender.append(lockString);
            return;
        }
        appender.append(FOR_UPDATE);
        appender.append(" of ");
        appender.append(String.join(",", tablesToLock));
        appender.append(lockString.substring(FOR_UPDATE.length()));
    }
}
