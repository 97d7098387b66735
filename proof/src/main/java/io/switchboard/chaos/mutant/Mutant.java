package io.switchboard.chaos.mutant;

import io.switchboard.chaos.fault.FaultKind;
import io.switchboard.chaos.verdict.Verdict;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A job that breaks its word on purpose, by a change of its class files: the harness has to notice. */
public enum Mutant {
    /** What an aborted attempt wrote stays. */
    SINK_AT_LEAST_ONCE("io/switchboard/wire/Kafka", FaultKind.TASK_MANAGER_KILLED) {
        @Override
        MethodVisitor mutated(String method, MethodVisitor next) {
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitFieldInsn(int code, String owner, String name, String type) {
                    super.visitFieldInsn(code, owner, name.equals("EXACTLY_ONCE") ? "AT_LEAST_ONCE" : name, type);
                }
            };
        }
    },
    /** Clocks go by the wall. */
    TIMERS_BY_THE_WALL("io/switchboard/sla/LedgerOperator", FaultKind.TASK_MANAGER_KILLED) {
        @Override
        String renamed(String method) {
            return switch (method) {
                case "onEventTime" -> "onProcessingTime";
                case "onProcessingTime" -> "onEventTime";
                default -> method;
            };
        }

        @Override
        MethodVisitor mutated(String method, MethodVisitor next) {
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitMethodInsn(int code, String owner, String name, String type, boolean ofInterface) {
                    boolean arms = name.equals("registerEventTimeTimer");
                    super.visitMethodInsn(code, owner, arms ? "registerProcessingTimeTimer" : name, type, ofInterface);
                }
            };
        }
    },
    /** A checkpoint remembers offsets of records that were not read yet. */
    OFFSETS_EARLY("org/apache/flink/connector/kafka/source/reader/KafkaSourceReader", FaultKind.TASK_MANAGER_KILLED) {
        @Override
        MethodVisitor mutated(String method, MethodVisitor next) {
            if (!method.equals("snapshotState")) {
                return next;
            }
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitInsn(int code) {
                    if (code == Opcodes.ARETURN) {
                        super.visitMethodInsn(
                                Opcodes.INVOKESTATIC, SABOTEUR, "ahead", "(Ljava/util/List;)Ljava/util/List;", false);
                    }
                    super.visitInsn(code);
                }
            };
        }
    },
    /** One in ten thousand. */
    TIMER_LOST("io/switchboard/sla/LedgerOperator", FaultKind.RESTARTED) {
        @Override
        MethodVisitor mutated(String method, MethodVisitor next) {
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitMethodInsn(int code, String owner, String name, String type, boolean ofInterface) {
                    if (name.equals("registerEventTimeTimer")) {
                        String timers = "Lorg/apache/flink/streaming/api/operators/InternalTimerService;";
                        super.visitMethodInsn(
                                Opcodes.INVOKESTATIC, SABOTEUR, "register", type.replace("(", "(" + timers), false);
                    } else {
                        super.visitMethodInsn(code, owner, name, type, ofInterface);
                    }
                }
            };
        }
    },
    /** What the brokers refused to commit is forgotten. */
    REFUSAL_SWALLOWED(null, FaultKind.TRANSACTION_TIMED_OUT) {
        @Override
        public List<String> config() {
            return List.of("failOnRefusedCommit: false");
        }
    };

    static final String SABOTEUR = Type.getInternalName(Saboteur.class);

    private final String target;
    private final FaultKind shownBy;

    Mutant(String target, FaultKind shownBy) {
        this.target = target;
        this.shownBy = shownBy;
    }

    /** The class that is changed; null where the config suffices. */
    String target() {
        return target;
    }

    /** Whether what it told shows what is wrong with it: a slow machine makes any job late. */
    public boolean isFoundOut(Verdict verdict) {
        return switch (this) {
            case SINK_AT_LEAST_ONCE -> verdict.duplicated() > 0;
            case TIMERS_BY_THE_WALL -> verdict.early() > 0;
            case OFFSETS_EARLY, TIMER_LOST, REFUSAL_SWALLOWED -> verdict.lost() > 0;
        };
    }

    /** What has to happen for it to show. */
    public FaultKind shownBy() {
        return shownBy;
    }

    /** Lines of its config. */
    public List<String> config() {
        return List.of();
    }

    /** What a method of its class is called instead. */
    String renamed(String method) {
        return method;
    }

    /** What becomes of a method of its class. */
    MethodVisitor mutated(String method, MethodVisitor next) {
        return next;
    }
}
