"""What a message's words ask of the reader, by the stage in which one asks that. One file a stage."""
