package mailtap.indexer.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static List<String> indexed(String text) {
        List<String> all = new ArrayList<>();
        for (Words words = Words.toIndex(text); words.next(); ) {
            all.add((words.increment() == 0 ? "=" : "") + words.term());
        }
        return all;
    }

    private static List<String> asked(String text) {
        List<String> all = new ArrayList<>();
        for (Words words = Words.toFind(text); words.next(); ) {
            all.add(words.term().toString());
        }
        return all;
    }

    @Test
    void lettersAndDigitsWithoutCaseAndAccents() {
        assertThat(indexed("Invoice-7.PDF, Café ﬁn ①")).containsExactly("invoice", "7", "pdf", "cafe", "fin", "1");
        assertThat(asked("erin@Example.NET")).containsExactly("erin", "example", "net");
        assertThat(indexed("  --  ")).isEmpty();
    }

    @Test
    void writingWithoutBlanksIsFoundInTheMiddle() {
        assertThat(indexed("a张帆你b")).containsExactly("a", "张", "=张帆", "帆", "=帆你", "你", "b");
        assertThat(asked("张帆你")).containsExactly("张帆", "帆你");
        assertThat(asked("张")).containsExactly("张");
        assertThat(asked("张 帆")).containsExactly("张", "帆");
        assertThat(asked("x张y")).containsExactly("x", "张", "y");
        assertThat(indexed("한국")).containsExactly("한", "=한국", "국");
        assertThat(indexed("ﾊﾝｶｸ")).containsExactly("ハ", "=ハン", "ン", "=ンカ", "カ", "=カク", "ク");
        assertThat(asked("𠀀𠀁")).containsExactly("𠀀𠀁");
    }

    @Test
    void veryLongWordsAreCutInPieces() {
        assertThat(indexed("x".repeat(600))).hasSize(3);
    }

    @Property(tries = 300)
    void whatIsAskedIsIndexed(@ForAll String text) {
        assertThat(indexed(text).stream().map(word -> word.replaceFirst("^=", "")))
                .containsAll(asked(text));
    }
}
