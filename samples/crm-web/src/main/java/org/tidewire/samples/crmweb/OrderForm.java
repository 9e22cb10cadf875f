package org.tidewire.samples.crmweb;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewire.samples.crmweb.data.Order;
import org.tidewire.samples.crmweb.data.User;

/** An order as somebody edits it, with the version that was read. */
// Null until somebody has filled it in; @NotNull is what is asked of the filled form.
@SuppressWarnings("MultipleNullnessAnnotations")
class OrderForm {
    @NotNull(message = "Choose a user.")
    private @Nullable Integer uid;

    @NotNull(message = "Write a price.")
    @DecimalMin(value = "0.01", message = "The price has to be at least {value}.")
    @Digits(integer = 8, fraction = 2, message = "At most {integer} digits before the point, and {fraction} after it.")
    private @Nullable BigDecimal price;

    private long version;

    static OrderForm of(Order order) {
        OrderForm form = new OrderForm();
        form.uid = order.user().uid();
        form.price = order.price();
        form.version = order.version();
        return form;
    }

    /** What differs from the order as it is now, and may be sent again by whoever insists. */
    EditConflictException conflictWith(Order order, User chosen) {
        return new EditConflictException(
                "Order " + order.oid(),
                "/orders/" + order.oid(),
                order.changedAt(),
                List.of(
                        new EditConflictException.Field("User", order.user().name(), chosen.name()),
                        new EditConflictException.Field(
                                "Price",
                                order.price().toPlainString(),
                                validPrice().toPlainString())),
                Map.of(
                        "uid",
                        String.valueOf(validUid()),
                        "price",
                        validPrice().toPlainString(),
                        "version",
                        String.valueOf(order.version())));
    }

    int validUid() {
        return Objects.requireNonNull(uid);
    }

    BigDecimal validPrice() {
        return Objects.requireNonNull(price);
    }

    /** For the page. */
    public @Nullable Integer getUid() {
        return uid;
    }

    /** From the page. */
    public void setUid(@Nullable Integer uid) {
        this.uid = uid;
    }

    /** For the page. */
    public @Nullable BigDecimal getPrice() {
        return price;
    }

    /** From the page. */
    public void setPrice(@Nullable BigDecimal price) {
        this.price = price;
    }

    /** For the page. */
    public long getVersion() {
        return version;
    }

    /** From the page. */
    public void setVersion(long version) {
        this.version = version;
    }
}
