package org.tidewire.internal.function;

import java.util.List;
import java.util.function.Supplier;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.SelfRenderingSqmFunction;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.expression.SqmXmlElementExpression;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.type.BasicType;
import org.hibernate.type.descriptor.java.BigDecimalJavaType;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.java.spi.UnknownBasicJavaType;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;
import org.hibernate.type.internal.BasicTypeImpl;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;

/**
 * A function of HQL that a database lacks: a query that uses it is refused by name.
 *
 * <p>It is refused where it is rendered, since Hibernate wraps what is thrown before. Until then it takes any arguments and
 * has a type that fits anywhere, so that none of Hibernate's checks fails first. Only a condition has to be a boolean.
 */
public final class UnsupportedFunction extends AbstractSqmSelfRenderingFunctionDescriptor {
    private final Supplier<UnsupportedFeatureException> refusal;

    /**
     * A function that gives a value.
     *
     * @param name its name in HQL
     * @param kind whether it takes {@code filter} and {@code within group}
     * @param refusal what is thrown
     */
    public UnsupportedFunction(String name, FunctionKind kind, Supplier<UnsupportedFeatureException> refusal) {
        super(name, kind, null, StandardFunctionReturnTypeResolvers.invariant(new UnknownType()), null);
        this.refusal = refusal;
    }

    /**
     * A function that is a condition.
     *
     * @param name its name in HQL
     * @param bool Hibernate's type of conditions
     * @param refusal what is thrown
     */
    public UnsupportedFunction(String name, BasicType<Boolean> bool, Supplier<UnsupportedFeatureException> refusal) {
        super(name, null, StandardFunctionReturnTypeResolvers.invariant(bool), null);
        this.refusal = refusal;
    }

    /** Hibernate casts {@code xmlelement} to a class of its own. */
    @Override
    @SuppressWarnings("unchecked") // xmlelement gives text
    protected <T> SelfRenderingSqmFunction<T> generateSqmFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments, ReturnableType<T> impliedType, QueryEngine queryEngine) {
        return getName().equals("xmlelement")
                ? (SelfRenderingSqmFunction<T>) new SqmXmlElementExpression(
                        this,
                        this,
                        arguments,
                        (ReturnableType<String>) impliedType,
                        getArgumentsValidator(),
                        getReturnTypeResolver(),
                        queryEngine.getCriteriaBuilder(),
                        getName())
                : super.generateSqmFunctionExpression(arguments, impliedType, queryEngine);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        throw refusal.get();
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        throw refusal.get();
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            List<SortSpecification> withinGroup,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        throw refusal.get();
    }

    /** Unknown to Java, so that it fits results, parameters and comparisons; a number where arithmetic asks. */
    private static final class UnknownType extends BasicTypeImpl<Object> {
        private static final long serialVersionUID = 1L;

        UnknownType() {
            super(new UnknownBasicJavaType<>(Object.class), new UnknownJdbcType());
        }

        @Override
        public JavaType<?> getRelationalJavaType() {
            return BigDecimalJavaType.INSTANCE;
        }
    }

    /** A text, a number and a point in time. */
    private static final class UnknownJdbcType extends VarcharJdbcType {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public boolean isTemporal() {
            return true;
        }
    }
}
