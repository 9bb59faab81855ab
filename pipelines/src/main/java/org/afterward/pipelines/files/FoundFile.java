package org.afterward.pipelines.files;

/**
 * A file that somebody asked for.
 *
 * @param name with its file system, as Beam knows it
 * @param size in bytes, as it lies there
 */
record FoundFile(String name, long size) {}
