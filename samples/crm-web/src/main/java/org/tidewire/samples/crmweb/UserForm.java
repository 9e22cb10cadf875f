package org.tidewire.samples.crmweb;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewire.samples.crmweb.data.Gender;
import org.tidewire.samples.crmweb.data.User;

/** A user as somebody edits it, with the version that was read. */
// Null until somebody has filled it in; @NotNull is what is asked of the filled form.
@SuppressWarnings("MultipleNullnessAnnotations")
class UserForm {
    @NotBlank(message = "Write a name.")
    @Size(max = User.LONGEST_NAME, message = "Keep the name to {max} characters.")
    private @Nullable String name;

    @NotNull(message = "Choose one.")
    private @Nullable Gender gender;

    private long version;

    static UserForm of(User user) {
        UserForm form = new UserForm();
        form.name = user.name();
        form.gender = user.gender();
        form.version = user.version();
        return form;
    }

    User toUser() {
        return new User(validName(), validGender());
    }

    /** What differs from the user as it is now, and may be sent again by whoever insists. */
    EditConflictException conflictWith(User user) {
        return new EditConflictException(
                user.name(),
                "/users/" + user.uid(),
                user.changedAt(),
                List.of(
                        new EditConflictException.Field("Name", user.name(), validName()),
                        new EditConflictException.Field(
                                "Gender", user.gender().name(), validGender().name())),
                Map.of("name", validName(), "gender", validGender().name(), "version", String.valueOf(user.version())));
    }

    String validName() {
        return Objects.requireNonNull(name);
    }

    Gender validGender() {
        return Objects.requireNonNull(gender);
    }

    /** For the page. */
    public @Nullable String getName() {
        return name;
    }

    /** Without spaces around it. */
    public void setName(@Nullable String name) {
        this.name = name == null ? null : name.strip();
    }

    /** For the page. */
    public @Nullable Gender getGender() {
        return gender;
    }

    /** From the page. */
    public void setGender(@Nullable Gender gender) {
        this.gender = gender;
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
