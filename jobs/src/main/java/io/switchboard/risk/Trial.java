package io.switchboard.risk;

import io.switchboard.sla.Tracking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What would have been said of history, by the rules of the running job, and how good it was. */
public final class Trial {

    private final CaseRules cases;
    private final ModelRules rules;
    private final List<Lesson> lessons = new ArrayList<>();
    private final Map<String, Model> models = new HashMap<>();

    public Trial(Settings settings) {
        cases = new CaseRules(settings.keep().toMillis());
        rules = new ModelRules(settings);
    }

    /**
     * An answer whose clock has ended.
     *
     * @param clock which one, of those of its model
     * @param askedAt with {@code endedAt}, epoch milliseconds
     */
    public record Graded(
            String model,
            String clock,
            Stage stage,
            long askedAt,
            double probability,
            long endedAt,
            boolean breached) {}

    /** Where one item stood, in the order of time; up to {@code until}, epoch milliseconds. */
    public void play(List<Tracking> item, long until) {
        CaseFile file = null;
        for (Tracking each : item) {
            file = taken(cases.on(each, file));
        }
        if (file != null) {
            taken(cases.at(until, file));
        }
    }

    private CaseFile taken(CaseRules.Step step) {
        lessons.addAll(step.lessons());
        return step.next();
    }

    /** Asks and learns, in the order of time. */
    public void run(Consumer<Prediction> said, Consumer<Graded> graded) {
        lessons.sort(Lesson.ORDER);
        lessons.forEach(
                lesson -> models.computeIfAbsent(lesson.model(), Model::new).take(lesson, said, graded));
        lessons.clear();
    }

    /** One that keeps all it knows in memory. */
    private final class Model implements Memory {

        private final String name;
        private final Map<String, Rate> rates = new HashMap<>();
        private final Map<String, Survival> survivals = new HashMap<>();
        private final Map<String, Open> open = new HashMap<>();
        private Learner learner = Learner.fresh();

        Model(String name) {
            this.name = String.join("/", Glimpse.policyAndClock(name));
        }

        void take(Lesson lesson, Consumer<Prediction> said, Consumer<Graded> graded) {
            ModelRules.Result result = rules.take(lesson, this);
            if (result.prediction() != null) {
                said.accept(result.prediction());
            }
            if (result.learned() != null) {
                result.learned().asked().forEach(asked -> graded.accept(graded(asked, lesson)));
            }
        }

        private Graded graded(Asked asked, Lesson ending) {
            return new Graded(
                    name,
                    ending.subject(),
                    asked.stage(),
                    asked.glimpse().at(),
                    asked.probability(),
                    ending.at(),
                    ending.isBreach());
        }

        @Override
        public Learner learner() {
            return learner;
        }

        @Override
        public void keep(Learner next) {
            learner = next;
        }

        @Override
        public Open open(String subject) {
            return open.get(subject);
        }

        @Override
        public void keep(String subject, Open clock) {
            open.put(subject, clock);
        }

        @Override
        public void forget(String subject) {
            open.remove(subject);
        }

        @Override
        public Rate rate(String segment) {
            return rates.getOrDefault(segment, Rate.NONE);
        }

        @Override
        public void keep(String segment, Rate rate) {
            rates.put(segment, rate);
        }

        @Override
        public Survival survival(String segment) {
            return survivals.getOrDefault(segment, Survival.none());
        }

        @Override
        public void keep(String segment, Survival survival) {
            survivals.put(segment, survival);
        }
    }
}
