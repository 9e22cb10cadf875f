package org.tidewire.samples.crmweb;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tidewire.retry.FailureKind;
import org.tidewire.samples.crmweb.data.Order;
import org.tidewire.samples.crmweb.data.OrderRepository;
import org.tidewire.samples.crmweb.data.Purchase;
import org.tidewire.samples.crmweb.data.Sums;
import org.tidewire.samples.crmweb.data.User;
import org.tidewire.samples.crmweb.data.UserName;
import org.tidewire.samples.crmweb.data.UserRepository;
import org.tidewire.samples.crmweb.data.UserTotal;
import org.tidewire.spring.retry.RetryTransaction;

/**
 * What one can do with users and orders. Each method is one transaction, repeated where the database says so.
 *
 * <p>Also where Hibernate finds a row changed between its read and the flush: the second attempt reads the new version, and
 * can then say what has changed.
 */
@Service
@RetryTransaction(alsoOn = FailureKind.STALE_ENTITY)
@Transactional
class CrmService {
    static final int USERS_ON_A_PAGE = 5;
    static final int ORDERS_ON_A_PAGE = 8;

    private final UserRepository users;
    private final OrderRepository orders;

    CrmService(UserRepository users, OrderRepository orders) {
        this.users = users;
        this.orders = orders;
    }

    /** The users who pass the filter, and their orders. A page after the last one is the last one. */
    @Transactional(readOnly = true)
    public Overview overview(Filter filter, int userPage, int orderPage) {
        Page<User> page =
                lastIfBeyond(userPage, n -> users.findAll(filter.specification(), request(n, USERS_ON_A_PAGE, filter)));
        List<Integer> uids = page.map(User::uid).getContent();
        Map<Integer, UserTotal> totals = uids.isEmpty()
                ? Map.of()
                : users.findTotals(uids).stream().collect(Collectors.toMap(UserTotal::uid, Function.identity()));
        List<UserTotal> lines =
                uids.stream().map(totals::get).filter(Objects::nonNull).toList();
        Page<Purchase> purchases = uids.isEmpty()
                ? Page.empty()
                : lastIfBeyond(orderPage, n -> orders.findPurchases(uids, PageRequest.of(n, ORDERS_ON_A_PAGE)));
        Sums sums = orders.findSums();
        BigDecimal total = sums.getTotal();
        return new Overview(
                lines,
                page,
                purchases,
                Chart.of(lines),
                users.count(),
                sums.getOrders(),
                total == null ? BigDecimal.ZERO : total);
    }

    private static PageRequest request(int page, int size, Filter filter) {
        return PageRequest.of(page, size, filter.order());
    }

    private static <T> Page<T> lastIfBeyond(int number, Function<Integer, Page<T>> query) {
        Page<T> page = query.apply(number);
        return page.isEmpty() && page.getTotalPages() > 0 ? query.apply(page.getTotalPages() - 1) : page;
    }

    /** Names to choose from. */
    @Transactional(readOnly = true)
    public List<UserName> userNames() {
        return users.findAllByOrderByNameAscUidAsc();
    }

    /** The user. */
    @Transactional(readOnly = true)
    public User user(int uid) {
        return users.findById(uid).orElseThrow(() -> new GoneException("User " + uid));
    }

    /** How many orders the user has. */
    @Transactional(readOnly = true)
    public long ordersOf(int uid) {
        return orders.countByUserUid(uid);
    }

    /** The order, with its user. */
    @Transactional(readOnly = true)
    public Order order(int oid) {
        return orders.findWithUserByOid(oid).orElseThrow(() -> new GoneException("Order " + oid));
    }

    public User createUser(UserForm form) {
        return users.save(form.toUser());
    }

    public User changeUser(int uid, UserForm form) {
        User user = user(uid);
        if (user.version() != form.getVersion()) {
            throw form.conflictWith(user);
        }
        user.change(form.validName(), form.validGender());
        return user;
    }

    /**
     * Deletes a user with all orders, if they are what somebody has seen and agreed to delete.
     *
     * @return the user's name
     */
    public String deleteUser(int uid, long version, long ordersSeen) {
        User user = user(uid);
        if (user.version() != version || orders.deleteOrdersOf(uid) != ordersSeen) {
            throw new EditConflictException(user.name(), "/users/" + uid, user.changedAt(), List.of(), Map.of());
        }
        users.delete(user);
        return user.name();
    }

    public Order createOrder(OrderForm form) {
        return orders.save(new Order(user(form.validUid()), form.validPrice()));
    }

    public Order changeOrder(int oid, OrderForm form) {
        Order order = order(oid);
        User user = user(form.validUid());
        if (order.version() != form.getVersion()) {
            throw form.conflictWith(order, user);
        }
        order.change(user, form.validPrice());
        return order;
    }

    public void deleteOrder(int oid, long version) {
        Order order = order(oid);
        if (order.version() != version) {
            throw new EditConflictException("Order " + oid, "/orders/" + oid, order.changedAt(), List.of(), Map.of());
        }
        orders.delete(order);
    }
}
