package org.tidewire.samples.crmweb;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tidewire.samples.crmweb.data.UserName;

/** Dialogs for orders, and what they send. */
@Controller
@RequestMapping(path = "/orders", headers = Fragment.REQUEST)
class OrderController {
    private static final String FORM = "dialogs :: order";

    private final CrmService crm;

    OrderController(CrmService crm) {
        this.crm = crm;
    }

    @ModelAttribute("userNames")
    List<UserName> userNames() {
        return crm.userNames();
    }

    /** For a user, where one is named. */
    @GetMapping("/new")
    String newOrder(@ModelAttribute OrderForm orderForm) {
        return FORM;
    }

    @PostMapping
    String create(@Valid OrderForm form, BindingResult errors, Model model, HttpServletResponse response) {
        if (errors.hasErrors()) {
            return Fragment.invalid(FORM, response);
        }
        return Fragment.done("Order " + crm.createOrder(form).oid() + " was added.", model, response);
    }

    @GetMapping("/{oid}/edit")
    String edit(@PathVariable("oid") int id, Model model) {
        model.addAttribute(OrderForm.of(crm.order(id)));
        model.addAttribute("id", id);
        return FORM;
    }

    @PutMapping("/{oid}")
    String change(
            @PathVariable("oid") int id,
            @Valid OrderForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        if (errors.hasErrors()) {
            model.addAttribute("id", id);
            return Fragment.invalid(FORM, response);
        }
        return Fragment.done("Order " + crm.changeOrder(id, form).oid() + " was saved.", model, response);
    }

    @GetMapping("/{oid}/delete")
    String askToDelete(@PathVariable("oid") int id, Model model) {
        model.addAttribute("order", crm.order(id));
        return "dialogs :: delete-order";
    }

    @DeleteMapping("/{oid}")
    String delete(@PathVariable("oid") int id, @RequestParam long version, Model model, HttpServletResponse response) {
        crm.deleteOrder(id, version);
        return Fragment.done("Order " + id + " was deleted.", model, response);
    }
}
