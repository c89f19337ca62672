package mailtap.indexer;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kin;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.Terms;
import mailtap.indexer.query.FieldQueries;
import mailtap.mail.Address;
import mailtap.mail.submission.Arrival;
import mailtap.mail.submission.Copy;
import mailtap.mail.submission.Place;
import mailtap.mail.submission.StandingRecipients;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Which messages belong to one: for whoever judges it again, with more knowledge or at another hour than the index. */
public final class Families {
    private final IndexReader reader;
    private final IndexSearcher searcher;

    private Families(IndexReader reader) {
        this.reader = reader;
        this.searcher = Search.searcher(reader);
    }

    /** As the search sees the index; it stays the caller's to close. */
    public static Families of(Search search) throws IOException {
        DirectoryReader reader = search.reader();
        return new Families(reader == null ? new MultiReader() : reader);
    }

    /**
     * The places of the copies of a message, of what it wraps or is wrapped in, of reports on it and of its arrivals.
     *
     * @param beside the other messages of its session, which need not be indexed yet
     */
    public List<Place> of(Copy copy, Collection<Copy> beside) throws IOException {
        Relatives relatives = new Relatives(reader, beside.stream().map(Kin::of).toList());
        return relatives.of(Kin.of(copy)).stream().map(Kin::place).toList();
    }

    /** The same for one that was fetched. */
    public List<Place> of(Arrival arrival) throws IOException {
        return new Relatives(reader, List.of())
                .of(Kin.of(arrival)).stream().map(Kin::place).toList();
    }

    /** Those of these addresses, in no header, that nearly all mail of the route goes to. */
    public Set<String> standing(String route, Collection<String> addresses) throws IOException {
        Query transfers = transfers(route);
        int all = searcher.count(transfers);
        Set<String> standing = new TreeSet<>();
        for (String address : addresses) {
            int unlisted = all == 0 ? 0 : searcher.count(and(transfers, hidden(address)));
            if (StandingRecipients.isOne(unlisted, all)) {
                standing.add(address);
            }
        }
        return standing;
    }

    private static Query hidden(String address) {
        String term =
                Address.parse(address).map(one -> Terms.address(one).getFirst()).orElseGet(() -> Terms.word(address));
        return new TermQuery(new Term(Field.HIDDEN.canonical(), term));
    }

    private static Query transfers(String route) {
        Query behind = FieldQueries.any(List.of(
                new TermQuery(new Term(Field.STAGE.canonical(), "transfer")),
                new TermQuery(new Term(Field.STAGE.canonical(), "delivery"))));
        Term name = new Term(Field.ROUTE.canonical(), route.toLowerCase(Locale.ROOT));
        Term complete = new Term(Field.COMPLETE.canonical(), "true");
        return and(Search.only(Kind.MESSAGE), behind, new TermQuery(name), new TermQuery(complete));
    }

    private static Query and(Query... all) {
        BooleanQuery.Builder and = new BooleanQuery.Builder();
        for (Query one : all) {
            and.add(one, BooleanClause.Occur.FILTER);
        }
        return and.build();
    }
}
