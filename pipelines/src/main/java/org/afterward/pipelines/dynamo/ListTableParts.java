package org.afterward.pipelines.dynamo;

import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Parts of tables that can be read anywhere and at the same time. Read each with {@link
 * TablePartReader}. Bounded; the parts have no time of their own.
 *
 * <pre>{@code
 * PCollection<TablePart> parts =
 *     pipeline.apply("List parts", ListTableParts.of(TablePart.exposures(from, until)));
 * }</pre>
 */
public final class ListTableParts extends PTransform<PBegin, PCollection<TablePart>> {

  private static final long serialVersionUID = 1;

  private final transient List<TablePart> parts;

  private ListTableParts(List<TablePart> parts) {
    this.parts = List.copyOf(parts);
  }

  public static ListTableParts of(List<TablePart> parts) {
    return new ListTableParts(parts);
  }

  @Override
  public PCollection<TablePart> expand(PBegin begin) {
    return begin
        .apply("Begin", Create.of(parts).withCoder(TablePartCoder.of()))
        .apply("Spread parts", Reshuffle.viaRandomKey());
  }
}
