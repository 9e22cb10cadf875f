package org.tidewire.samples.crmweb;

import java.math.BigDecimal;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewire.samples.crmweb.data.Gender;
import org.tidewire.samples.crmweb.data.Order;
import org.tidewire.samples.crmweb.data.OrderRepository;
import org.tidewire.samples.crmweb.data.User;
import org.tidewire.samples.crmweb.data.UserRepository;
import org.tidewire.spring.retry.RetryTransaction;

/**
 * The rows of the tutorial, in a database that has no users: three users and six orders, of which one is deleted.
 */
@Component
class Seed implements ApplicationRunner {
    private final UserRepository users;
    private final OrderRepository orders;

    Seed(UserRepository users, OrderRepository orders) {
        this.users = users;
        this.orders = orders;
    }

    @Override
    @RetryTransaction
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (users.count() > 0) {
            return;
        }
        User alice = users.save(new User("Alice", Gender.Female));
        User peter = users.save(new User("Peter", Gender.Male));
        User ben = users.save(new User("Ben", Gender.Male));
        order(alice, "3.5");
        order(alice, "0.5");
        order(peter, "4.5");
        Order mistake = order(peter, "2123.87");
        order(ben, "212.5");
        order(ben, "8.5");
        requireOne(orders.deleteInBulk(mistake.oid()));
    }

    private Order order(User user, String price) {
        return orders.save(new Order(user, new BigDecimal(price)));
    }

    private static void requireOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("Changed " + rows + " orders and not 1");
        }
    }
}
