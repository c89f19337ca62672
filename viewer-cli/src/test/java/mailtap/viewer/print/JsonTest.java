package mailtap.viewer.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void whatIsNotKnownIsLeftOut() {
        Json json = Json.schema().put("a", (String) null).put("b", (Long) null).put("c", List.of());

        assertThat(json).hasToString("{\"schema\":1,\"c\":[]}");
    }

    @Test
    void timesHaveMicrosecondsAndUtc() {
        assertThat(new Json().put("at", Instant.parse("2026-11-22T09:14:03.118Z")))
                .hasToString("{\"at\":\"2026-11-22T09:14:03.118000Z\"}");
    }

    @Test
    void hostileTextIsEscapedAndComesBackWhole() {
        String hostile = "\u001b[2J\u009b\u202e\"\\\uDB40\uDC41\u0000 张";
        String line = new Json().put("subject", hostile).toString();

        assertThat(line.codePoints().noneMatch(Visible::isHidden)).isTrue();
        assertThat(JsonParser.parseString(line).getAsJsonObject().get("subject").getAsString())
                .isEqualTo(hostile);
    }
}
