package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.afterward.coders.Bytes;
import org.junit.jupiter.api.Test;

class DayTilesTest {

  @Property(tries = 300, seed = "1")
  void a_window_is_counted_as_one_would_count_it(
      @ForAll @Size(max = 40) List<@IntRange(min = 19_000, max = 19_060) Integer> unsorted,
      @ForAll @IntRange(max = 40) int after,
      @ForAll @IntRange(min = 1, max = 30) int window) {
    List<Integer> days = unsorted.stream().sorted().toList();
    DayTiles tiles = new DayTiles(30);
    days.forEach(tiles::add);
    long today = (long) after + (days.isEmpty() ? 19_000 : days.get(days.size() - 1));
    List<Integer> inside = days.stream().filter(d -> d > today - window && d <= today).toList();

    for (DayTiles same : List.of(tiles, again(tiles))) {
      assertThat(same.sum(today, window)).isEqualTo(inside.size());
      assertThat(same.days(today, window)).isEqualTo(inside.stream().distinct().count());
    }
  }

  @Test
  void a_late_one_is_counted_if_its_day_is_kept() {
    DayTiles tiles = new DayTiles(7);
    tiles.add(20_000);
    tiles.add(19_994);
    tiles.add(19_993);

    assertThat(tiles.sum(20_000, 7)).isEqualTo(2);
    assertThat(tiles.sum(20_001, 7)).isEqualTo(1);
  }

  @Test
  void what_never_happened_takes_one_byte() {
    ProfileWriter out = new ProfileWriter();
    new DayTiles(30).write(out);

    assertThat(out.bytes()).isEqualTo(Bytes.wrap(new byte[] {0}));
  }

  @Test
  void more_days_than_are_kept_are_refused() {
    DayTiles month = new DayTiles(30);
    month.add(19_000);
    month.add(19_010);
    ProfileWriter out = new ProfileWriter();
    month.write(out);

    assertThatThrownBy(() -> new DayTiles(7).read(new ProfileReader(out.bytes())))
        .hasMessage("A profile has more days than are kept");
  }

  private static DayTiles again(DayTiles tiles) {
    ProfileWriter out = new ProfileWriter();
    tiles.write(out);
    DayTiles read = new DayTiles(30);
    read.read(new ProfileReader(out.bytes()));
    return read;
  }
}
