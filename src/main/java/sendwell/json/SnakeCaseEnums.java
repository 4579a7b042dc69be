package sendwell.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.io.IOException;

/** Writes every enum value as its JSON word. */
final class SnakeCaseEnums extends BeanSerializerModifier {
  @Override
  public JsonSerializer<?> modifyEnumSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription description,
      JsonSerializer<?> serializer) {
    return new Word();
  }

  private static final class Word extends JsonSerializer<Enum<?>> {
    @Override
    public void serialize(Enum<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Json.word(value));
    }
  }
}
