package org.tidewire.samples.crmweb;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.tidewire.samples.crmweb.data.Gender;

/** The page, and the part of it that every change makes anew. */
@Controller
class PageController {
    /** Beyond it, the number of the first row would not be one for the database; a page after the last is the last. */
    private static final int FARTHEST_PAGE = 1_000_000;

    private final CrmService crm;
    private final RunningOn runningOn;
    private final SentSql sentSql;

    PageController(CrmService crm, RunningOn runningOn, SentSql sentSql) {
        this.crm = crm;
        this.runningOn = runningOn;
        this.sentSql = sentSql;
    }

    @ModelAttribute("genders")
    Gender[] genders() {
        return Gender.values();
    }

    @ModelAttribute("sortings")
    Filter.Sorting[] sortings() {
        return Filter.Sorting.values();
    }

    @GetMapping("/")
    String page(
            Filter filter,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "0") int orderPage,
            Model model) {
        overview(filter, page, orderPage, model);
        model.addAttribute("runningOn", runningOn);
        return "index";
    }

    /** Asked for when the answer to an action has been shown, and is complete. */
    @GetMapping(path = "/sql", headers = Fragment.REQUEST)
    String sql(Model model) {
        model.addAttribute("action", sentSql.action());
        return "sql :: sql";
    }

    @GetMapping(path = "/overview", headers = Fragment.REQUEST)
    String overview(
            Filter filter,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "0") int orderPage,
            Model model) {
        model.addAttribute("overview", crm.overview(filter, within(page), within(orderPage)));
        return "overview :: overview";
    }

    private static int within(int page) {
        return Math.min(Math.max(0, page), FARTHEST_PAGE);
    }
}
