"""Checks say what was found, what was expected and where to look, and cannot be talked into passing."""

import sys
import warnings

import numpy as np
import pytest

from autoencoders import checks


def message_of(function, *args, **kwargs):
    with pytest.raises(checks.CheckFailed) as caught:
        function(*args, **kwargs)
    return str(caught.value)


class AlwaysEqual:
    """Equal to everything, as a cheat would have it."""

    shape, dtype = (2,), np.dtype("float64")

    def __eq__(self, other):
        return True

    __hash__ = None


def test_a_claim_that_holds_is_printed(capsys):
    with checks.claim("two and two are four"):
        checks.equal(2 + 2, 4)
    assert capsys.readouterr().out == "✔ two and two are four\n"


def test_a_claim_that_fails_names_itself_and_shows_no_code():
    with pytest.raises(checks.CheckFailed) as caught, checks.claim("the code is short"):
        checks.shape(np.zeros((10, 784)), (10, 32), "the code", "does the encoder stop at the code?")
    expected = [
        "✘ the code is short",
        "  the code has shape (10, 784), expected (10, 32): does the encoder stop at the code?",
    ]
    assert caught.value._render_traceback_() == expected
    assert caught.value.__traceback__ is None or caught.value.__cause__ is None


def test_an_unwritten_exercise_is_no_riddle():
    def unwritten():
        raise NotImplementedError("train is not written yet")

    assert "train is not written yet: write it in the answer cell" in message_of(enter_and_call, unwritten)


def enter_and_call(function):
    with checks.claim("it runs"):
        function()


def test_a_cell_that_was_not_run_is_named():
    with pytest.raises(checks.CheckFailed, match="name 'build_autoencoder' is not defined: run the cell"):
        with checks.claim("it runs"):
            build_autoencoder()  # noqa: F821


def test_an_error_in_the_students_code_points_at_their_line():
    namespace = {}
    source = "def answer():\n    return 1 / 0\n"
    filename = "/tmp/ipykernel_1/1.py"
    import linecache

    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    exec(compile(source, filename, "exec"), namespace)
    message = message_of(enter_and_call, namespace["answer"])
    assert "your code raised ZeroDivisionError: division by zero" in message
    assert "in answer, line 2 of its cell: return 1 / 0" in message


def test_warnings_and_stderr_cost_no_points(capsys):
    with checks.claim("noise is no mistake"):
        warnings.warn("careful", stacklevel=1)
        print("hello", file=sys.stderr)
    captured = capsys.readouterr()
    assert captured.err == "" and "hello" in captured.out


def test_stopping_is_not_a_failed_check():
    with pytest.raises(KeyboardInterrupt), checks.claim("it runs"):
        raise KeyboardInterrupt


@pytest.mark.parametrize("demand", [checks.array, checks.tensor, checks.number, checks.equal, checks.close])
def test_nothing_is_equal_because_it_says_so(demand):
    arguments = ([1.0, 1.0],) if demand in (checks.equal, checks.close) else ()
    assert message_of(demand, AlwaysEqual(), *arguments)


@pytest.mark.parametrize("demand", [checks.array, checks.tensor, checks.number, checks.models])
def test_a_forgotten_return_is_recognised(demand):
    assert "is a return statement missing?" in message_of(demand, None)


def test_array_demands_type_shape_and_dtype():
    values = checks.array(np.zeros((2, 3), "float32"), shape=(2, None), dtype="float32")
    assert type(values) is np.ndarray
    assert "is of type list, expected a NumPy array" in message_of(checks.array, [1, 2])
    assert "has shape (2,), expected (3,)" in message_of(checks.array, np.zeros(2), shape=(3,))
    assert "numbers of type float64, expected float32" in message_of(checks.array, np.zeros(2), dtype="float32")
    assert "in place of numbers" in message_of(checks.array, np.array(["a"]))


def test_number_takes_scalars_of_every_kind():
    import keras

    for value in (1.5, np.float32(1.5), np.array(1.5), keras.ops.convert_to_tensor(1.5)):
        assert checks.number(value) == 1.5
    assert "expected one number" in message_of(checks.number, np.ones(3))
    assert "expected one number" in message_of(checks.number, "1.5")
    assert "expected a whole number" in message_of(checks.integer, 1.5)


def test_close_reports_the_worst_value():
    found = np.array([[1.0, 2.0], [3.0, 9.0]])
    message = message_of(checks.close, found, [[1.0, 2.0], [3.0, 4.0]], "the codes", "look here")
    assert message == "the codes at [1, 1] is 9, expected 4 (1 of 4 values are off): look here"
    assert "is nan, expected 1" in message_of(checks.close, np.nan, 1.0)
    checks.close(found, found + 1e-7)


def test_equal_shows_both_lists():
    assert message_of(checks.equal, [3, 1], [1, 3], "the order") == "the order is [3, 1], expected [1, 3]"
    checks.equal(np.array([1, 3]), [1, 3])


def test_a_changed_input_is_noticed():
    before = np.ones(3)
    checks.unchanged(before, before.copy())
    assert "was changed by your function" in message_of(checks.unchanged, before, before * 2)


@pytest.fixture(scope="module")
def networks():
    import keras
    from keras import layers

    inputs, codes = keras.Input((6,)), keras.Input((2,))
    encoder = keras.Model(inputs, layers.Dense(2, activation="relu")(inputs))
    decoder = keras.Model(codes, layers.Dense(6, activation="sigmoid")(codes))
    return keras.Model(inputs, decoder(encoder(inputs))), encoder, decoder


def test_models_are_demanded_in_number_and_kind(networks):
    assert checks.triple(list(networks)) == tuple(networks)
    assert "returned one" in message_of(checks.triple, networks[0])
    assert "returned 2 things, expected 3" in message_of(checks.triple, networks[:2])
    assert "encoder is of type int" in message_of(checks.triple, (networks[0], 1, networks[2]))


def test_composed_tells_shared_from_equal_weights(networks):
    import keras

    autoencoder, encoder, decoder = networks
    x = np.random.default_rng().random((4, 6), dtype="float32")
    before = autoencoder.get_weights()
    checks.composed(autoencoder, encoder, decoder, x)
    assert all(np.array_equal(a, b) for a, b in zip(before, autoencoder.get_weights(), strict=True))
    twin = keras.models.clone_model(decoder)
    twin.set_weights(decoder.get_weights())
    assert "after the autoencoder's weights changed" in message_of(checks.composed, autoencoder, encoder, twin, x)


def test_dense_stack_reads_the_layers(networks):
    _, encoder, _ = networks
    [(kernel, bias)] = checks.dense_stack(encoder, 1)
    assert kernel.shape == (6, 2) and bias.shape == (2,)
    assert "expected those of 2 dense layers" in message_of(checks.dense_stack, encoder, 2)


def test_unused_weights_are_noticed(networks):
    import keras
    from keras import layers

    class Unused(keras.Model):
        def __init__(self):
            super().__init__()
            self.used, self.unused = layers.Dense(3), layers.Dense(3)

        def call(self, x):
            self.unused(x)
            return self.used(x)

    x = np.ones((2, 6), "float32")
    checks.all_weights_learn(networks[0], x)
    assert "no gradient reaches the weight" in message_of(checks.all_weights_learn, Unused(), x)


@pytest.mark.parametrize("way", ["arrays", "positions", "dataset"])
def test_a_recording_model_knows_every_way_of_fitting(networks, way):
    import tensorflow as tf

    rng = np.random.default_rng()
    x, y = rng.random((8, 6), dtype="float32"), rng.random((8, 6), dtype="float32")
    vx, vy = rng.random((4, 6), dtype="float32"), rng.random((4, 6), dtype="float32")
    model = checks.recording_model(networks[0])
    model.compile(optimizer="adam", loss="mse")
    if way == "arrays":
        history = model.fit(x=x, y=y, batch_size=4, epochs=2, validation_data=(vx, vy), verbose=0)
    elif way == "positions":
        history = model.fit(x, y, 4, 2, verbose=0, validation_data=[vx, vy])
    else:
        batches = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(8).batch(4)
        validation = tf.data.Dataset.from_tensor_slices((vx, vy)).batch(4)
        history = model.fit(batches, epochs=2, validation_data=validation, verbose=0)
    checks.history(history, 2)
    checks.fitted_on(model, x, y, vx, vy, epochs=2, batch_size=4)
    assert model.compiled_loss(x, y) == pytest.approx(float(np.mean((x - y) ** 2)), rel=1e-4)
    assert "training targets" in message_of(checks.fitted_on, model, x, x, vx, vy, 2, 4)
    assert "validation inputs" in message_of(checks.fitted_on, model, x, y, vy, vy, 2, 4)
    assert "different orders" in message_of(checks.fitted_on, model, x, y[::-1], vx, vy, 2, 4)
    assert "epochs=2, expected 3" in message_of(checks.fitted_on, model, x, y, vx, vy, 3, 4)
    assert "batch_size=4, expected 5" in message_of(checks.fitted_on, model, x, y, vx, vy, 2, 5)
