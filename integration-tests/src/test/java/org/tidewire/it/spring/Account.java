package org.tidewire.it.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity(name = "Account")
@Table(name = "accounts")
class Account {
    @Id
    Integer id;

    long balance;

    Account() {}

    Account(int id, long balance) {
        this.id = id;
        this.balance = balance;
    }
}
