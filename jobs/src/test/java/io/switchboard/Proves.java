package io.switchboard;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The rules that fail with this test when they are broken. */
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface Proves {
    String[] value();
}
