/** What is decided when the dialect meets a server: detection, and answers that hang on its version. */
package org.tidewire.it.tidb.boot;
