package org.tidewire.samples.crmweb;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What the last action sent to the database, whoever did it. A change and the reading of the overview after it are one action;
 * so are attempts that were repeated.
 */
@Configuration(proxyBeanMethods = false)
class SentSql implements HandlerInterceptor, WebMvcConfigurer {
    /**
     * A request to the page.
     *
     * @param name its method and path
     * @param statements what Hibernate sent for it
     */
    record Request(String name, List<String> statements) {}

    private static final ThreadLocal<List<String>> RUNNING = new ThreadLocal<>();
    private List<Request> action = List.of();

    SentSql() {}

    @Bean
    HibernatePropertiesCustomizer inspectStatements() {
        return settings ->
                settings.put("hibernate.session_factory.statement_inspector", (StatementInspector) this::sent);
    }

    private String sent(String sql) {
        List<String> statements = RUNNING.get();
        if (statements != null) {
            statements.add(sql);
        }
        return sql;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/sql");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        RUNNING.set(new ArrayList<>());
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        List<String> statements = RUNNING.get();
        RUNNING.remove();
        if (statements == null || statements.isEmpty()) {
            return;
        }
        add(new Request(request.getMethod() + " " + request.getRequestURI(), List.copyOf(statements)));
    }

    private synchronized void add(Request request) {
        boolean follows = request.name().equals("GET /overview") && action.size() == 1 && !isRead(action.get(0));
        List<Request> requests = new ArrayList<>(follows ? action : List.of());
        requests.add(request);
        action = List.copyOf(requests);
    }

    private static boolean isRead(Request request) {
        return request.name().startsWith("GET ");
    }

    synchronized List<Request> action() {
        return action;
    }
}
