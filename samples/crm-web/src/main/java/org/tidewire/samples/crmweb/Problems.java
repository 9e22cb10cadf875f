package org.tidewire.samples.crmweb;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.tidewire.retry.TransactionRetryException;
import org.tidewire.retry.UnknownOutcomeException;

/** What other people, or the database, have got in the way with: said in a dialog, with what can be done now. */
@ControllerAdvice
class Problems {
    private static final String DIALOG = "dialogs :: problem";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'on' d MMMM", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    String changed(EditConflictException e, Model model, HttpServletResponse response) {
        Fragment.refreshOverview(response);
        model.addAttribute("conflict", e.details());
        model.addAttribute("changedAt", TIME.format(e.details().changedAt()));
        return "dialogs :: conflict";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String gone(GoneException e, Model model, HttpServletResponse response) {
        Fragment.refreshOverview(response);
        return problem(
                e.getMessage() + " is gone",
                "Somebody else has deleted it. There is nothing left to save, and nothing was changed.",
                model);
    }

    /** A foreign key: an order for a user who is being deleted, or the other way round. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    String inUse(DataIntegrityViolationException e, Model model, HttpServletResponse response) {
        Fragment.refreshOverview(response);
        return problem(
                "Somebody else was there in the same moment",
                "The user was deleted, or got a new order, while yours was being saved. Nothing of yours was saved; look"
                        + " again, and repeat it if it still makes sense.",
                model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String busy(TransactionRetryException e, Model model, HttpServletResponse response) {
        Fragment.refreshOverview(response);
        if (e instanceof UnknownOutcomeException) {
            return problem(
                    "It may be saved, or not",
                    "The connection to the database was lost while it was saving. Look at the list before you repeat it.",
                    model);
        }
        return problem(
                "The database is busy",
                "It was tried several times, and nothing was saved. Wait a little, and try again.",
                model);
    }

    private static String problem(String title, String text, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("text", text);
        return DIALOG;
    }
}
