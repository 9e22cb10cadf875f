package org.tidewire.samples.crmweb;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** Answers to htmx: parts of the page. */
final class Fragment {
    /**
     * A header that htmx sends. A form on somebody else's page cannot send it, and a script there only if this server agreed:
     * so no other page changes anything here.
     */
    static final String REQUEST = "HX-Request=true";

    private Fragment() {}

    /** Closes the dialog, shows a message, and has the overview read again. */
    static String done(String message, Model model, HttpServletResponse response) {
        refreshOverview(response);
        model.addAttribute("message", message);
        return "dialogs :: done";
    }

    /** Has the overview read again. */
    static void refreshOverview(HttpServletResponse response) {
        response.setHeader("HX-Trigger", "crm-changed");
    }

    /** The form again, with what is wrong beside its fields. */
    static String invalid(String form, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form;
    }
}
