package io.switchboard;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Names the rules of the domain that a test fails for when they are broken; docs/rules.md lists them all. */
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface Proves {
    String[] value();
}
