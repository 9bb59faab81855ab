package org.afterward.transforms.learning;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** The bytes of pushes, which live no longer than their job. */
final class UserPushesCoder extends AtomicCoder<UserPushes> {

  private static final long serialVersionUID = 1;

  private static final UserPushesCoder INSTANCE = new UserPushesCoder();

  private UserPushesCoder() {}

  static UserPushesCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(UserPushes pushes, OutputStream out) {
    pushes.write(new OffPolicyOutput(out));
  }

  @Override
  public UserPushes decode(InputStream in) {
    return UserPushes.read(new OffPolicyInput(in));
  }
}
