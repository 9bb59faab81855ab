package org.afterward.pipelines.files;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;

/**
 * Writes the few records of a bounded collection all at once, where one file is to hold them, in an
 * order of its own. Also where there are none.
 *
 * @param <T> the record
 */
public final class WriteTogether<T> extends PTransform<PCollection<T>, PDone> {

  private static final long serialVersionUID = 1;

  /** Writes all that there is of something into a folder. */
  public interface Writing<T> extends Serializable {
    void write(String folder, List<T> records) throws IOException;
  }

  private final String folder;
  private final Writing<T> writing;

  private WriteTogether(String folder, Writing<T> writing) {
    this.folder = folder;
    this.writing = writing;
  }

  public static <T> WriteTogether<T> into(String folder, Writing<T> writing) {
    return new WriteTogether<>(folder, writing);
  }

  @Override
  public PDone expand(PCollection<T> records) {
    PCollectionView<List<T>> all = records.apply("List", View.asList());
    // Once, whether there are any or not.
    records
        .getPipeline()
        .apply("Folder", Create.of(folder))
        .apply("Write", ParDo.of(new WriteFn<>(all, writing)).withSideInputs(all));
    return PDone.in(records.getPipeline());
  }

  private static final class WriteFn<T> extends DoFn<String, Void> {

    private final PCollectionView<List<T>> records;
    private final Writing<T> writing;

    WriteFn(PCollectionView<List<T>> records, Writing<T> writing) {
      this.records = records;
      this.writing = writing;
    }

    @ProcessElement
    public void write(ProcessContext context) throws IOException {
      writing.write(context.element(), new ArrayList<>(context.sideInput(records)));
    }
  }
}
