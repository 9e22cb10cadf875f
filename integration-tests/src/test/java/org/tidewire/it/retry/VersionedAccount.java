package org.tidewire.it.retry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

@Entity(name = "VersionedAccount")
@Table(name = "versioned_accounts")
class VersionedAccount {
    @Id
    Integer id;

    long balance;

    @Version
    int version;

    VersionedAccount() {}

    VersionedAccount(int id, long balance) {
        this.id = id;
        this.balance = balance;
    }
}
