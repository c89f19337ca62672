package mailtap.mail.submission;

import java.util.List;
import java.util.Set;

/**
 * All that a verdict is made from.
 *
 * @param id of the submission
 * @param copies at least one
 * @param settled no other copy is expected
 * @param standing addresses that nearly all mail of the route goes to
 * @param reports on what became of it
 * @param wrapping why one of the copies is taken to wrap the others; empty where none is
 */
record Case(
        String id,
        List<Copy> copies,
        List<Arrival> arrivals,
        boolean settled,
        Truth truth,
        Set<String> standing,
        List<Report> reports,
        List<Evidence> wrapping) {
    Case {
        copies = List.copyOf(copies);
        arrivals = List.copyOf(arrivals);
        standing = Set.copyOf(standing);
        reports = List.copyOf(reports);
        wrapping = List.copyOf(wrapping);
    }
}
