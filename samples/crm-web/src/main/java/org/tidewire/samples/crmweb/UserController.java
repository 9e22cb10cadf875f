package org.tidewire.samples.crmweb;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
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
import org.tidewire.samples.crmweb.data.Gender;

/** Dialogs for users, and what they send. */
@Controller
@RequestMapping(path = "/users", headers = Fragment.REQUEST)
class UserController {
    private static final String FORM = "dialogs :: user";

    private final CrmService crm;

    UserController(CrmService crm) {
        this.crm = crm;
    }

    @ModelAttribute("genders")
    Gender[] genders() {
        return Gender.values();
    }

    @GetMapping("/new")
    String newUser(@ModelAttribute UserForm userForm) {
        return FORM;
    }

    @PostMapping
    String create(@Valid UserForm form, BindingResult errors, Model model, HttpServletResponse response) {
        if (errors.hasErrors()) {
            return Fragment.invalid(FORM, response);
        }
        return Fragment.done(crm.createUser(form).name() + " was added.", model, response);
    }

    @GetMapping("/{uid}/edit")
    String edit(@PathVariable("uid") int id, Model model) {
        model.addAttribute(UserForm.of(crm.user(id)));
        model.addAttribute("id", id);
        return FORM;
    }

    @PutMapping("/{uid}")
    String change(
            @PathVariable("uid") int id,
            @Valid UserForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        if (errors.hasErrors()) {
            model.addAttribute("id", id);
            return Fragment.invalid(FORM, response);
        }
        return Fragment.done(crm.changeUser(id, form).name() + " was saved.", model, response);
    }

    @GetMapping("/{uid}/delete")
    String askToDelete(@PathVariable("uid") int id, Model model) {
        model.addAttribute("user", crm.user(id));
        model.addAttribute("orders", crm.ordersOf(id));
        return "dialogs :: delete-user";
    }

    @DeleteMapping("/{uid}")
    String delete(
            @PathVariable("uid") int id,
            @RequestParam long version,
            @RequestParam long orders,
            Model model,
            HttpServletResponse response) {
        return Fragment.done(crm.deleteUser(id, version, orders) + " was deleted.", model, response);
    }
}
