package mailtap.viewer.print;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {
    private interface Filling {
        void fill(HtmlPage page) throws IOException;
    }

    private static String page(String title, Filling filling) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Screen screen = new Screen(out, new Screen.Look(UTF_8, true, 80, false));
                HtmlPage page = new HtmlPage(screen, title, "")) {
            filling.fill(page);
        }
        return out.toString(UTF_8);
    }

    private static String body(Filling filling) throws IOException {
        String whole = page("t", filling);
        return whole.substring(whole.indexOf("<body>\n") + 7, whole.indexOf("</body>"));
    }

    @Test
    void nothingMayBeLoadedOrRun() throws IOException {
        assertThat(page("t", page -> {}))
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline';")
                .doesNotContain("<script", "url(", "@import", "http://", "https://");
    }

    @Test
    void textIsNeverMarkup() throws IOException {
        String hostile = "</title><script>alert('x')</script>\"&";
        assertThat(page(hostile, page -> page.element("p", hostile, "title", hostile)))
                .doesNotContain("<script", "alert('x')")
                .contains("title=\"&lt;/title&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;\"");
    }

    @Test
    void whatHidesIsShown() throws IOException {
        assertThat(body(page -> page.text("a\u202eb\u0007c\ud800d"))).isEqualTo("a\\u202eb\\u0007c\\ud800d");
    }

    @Property(tries = 200)
    void anyTextKeepsTheFrameWhole(@ForAll String any) throws IOException {
        String shown = body(page -> page.element("p", any, "title", any));
        assertThat(shown.chars().filter(c -> c == '<').count()).isEqualTo(2);
        assertThat(shown.chars().filter(c -> c == '"').count()).isEqualTo(2);
        assertThat(shown.chars().filter(c -> c < 0x20).count())
                .as("the line end behind it")
                .isEqualTo(1);
    }

    @Test
    void inksAreClassesAndOpenElementsEndWithThePage() throws IOException {
        assertThat(body(page -> page.open("div")
                        .open("pre")
                        .line(Rich.of(Ink.CLIENT, "C: a").plus(" b"))))
                .isEqualTo("<div><pre><span class=\"client\">C: a</span> b\n</pre>\n</div>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "SCRIPT", "img", "iframe", "p onclick=x", "style", "form"})
    void dangerousElementsAreRefused(String element) {
        assertThatThrownBy(() -> body(page -> page.open(element))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "src", "style", "srcdoc"})
    void dangerousAttributesAreRefused(String name) {
        assertThatThrownBy(() -> body(page -> page.open("p", name, "x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linksStayInThePage() throws IOException {
        assertThat(body(page -> page.element("a", "x", "href", "#s1"))).isEqualTo("<a href=\"#s1\">x</a>");
        assertThatThrownBy(() -> body(page -> page.element("a", "x", "href", "javascript:alert(1)")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
